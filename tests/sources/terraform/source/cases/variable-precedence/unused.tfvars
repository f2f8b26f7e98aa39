a = "unused"
b = "unused"
