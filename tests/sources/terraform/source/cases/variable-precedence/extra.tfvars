g = "extra"
h = "extra"
