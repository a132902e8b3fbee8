provider "aws" {
  region     = "eu-central-1"
  access_key = "AKIA4ZQW7HT2MVKX3B6D"
  secret_key = "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"
}
