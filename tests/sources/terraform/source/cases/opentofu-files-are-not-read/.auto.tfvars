a = "hidden"
