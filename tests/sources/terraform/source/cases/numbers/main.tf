# Idea: numbers are exact decimals: big integers, fractions, divisions, remainders, exponents, and how they print.

resource "terraform_data" "all" {
  input = {
    one            = 1.0
    thousand       = 1e3
    small          = 1.5e-7
    sum            = 0.1 + 0.2
    third          = 1 / 3
    two_thirds     = 2 / 3
    half           = 1 / 2
    big            = 9007199254740993
    huge           = 123456789012345678901234567890
    product        = 4611686018427387904 * 4
    mod            = 7 % 3
    mod_negative   = -7 % 3
    mod_fraction   = 5.5 % 2
    minus          = -5
    double_minus   = - -5
    minus_sum      = -5 + 3
    precedence     = 2 + 3 * 4 - 6 / 2
    left           = 10 - 5 - 2
    divide_left    = 100 / 10 / 5
    parentheses    = (2 + 3) * 4
    text_plus      = "1" + 2
    text_times     = "2" * "3"
    ceil           = ceil(1.2)
    floor          = floor(-1.2)
    abs            = abs(-3.5)
    pow            = pow(2, 64)
    log            = floor(log(100, 10))
    signum         = signum(-9)
    parse          = parseint("ff", 16)
    parse_upper    = parseint("-0Z", 36)
    max            = max(1, 2.5, -3)
    min_of_list    = min([4, 2, 8]...)
    texts          = [tostring(1.0), tostring(1e3), tostring(1e21), tostring(0.1 + 0.2), tostring(1 / 3), tostring(2 / 3), tostring(100000000000000000000000)]
    tiny_text      = "${0.000001} ${0.0000001} ${1e-20}"
    to_number      = [tonumber("1.50"), tonumber("1e2"), tonumber("-0"), tonumber("007")]
    equal          = [1 == 1.0, 1 == "1", "1" == "1.0", 1e3 == 1000, 0.1 + 0.2 == 0.3]
    compare        = [2 < 10, "2" < "10", 1 >= 1, -1 > -2, 1.5 <= 1.4]
    in_format      = format("%d %f %.2f %g %e %5d|%-5d|%05d %x %X %o %b", 42, 1.5, 2.345, 0.1, 12345.678, 7, 7, 7, 255, 255, 8, 5)
    zero           = -0
    index_math     = ["a", "b", "c"][1 + 1]
  }
}
