f = "c.auto"
g = "c.auto"
h = "c.auto"
