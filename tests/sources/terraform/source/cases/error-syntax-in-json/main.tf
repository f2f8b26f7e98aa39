# Idea: a .tf.json that is no JSON beside a sound file.

resource "terraform_data" "sound" { input = "x" }
