region = "ap-southeast-1"
tags   = { a = "common", b = "common" }
sizes  = { min = "1" }
