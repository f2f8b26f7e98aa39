locals { from_file = upper(local.last) }
