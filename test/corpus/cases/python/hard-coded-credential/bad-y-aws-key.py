import boto3

s3 = boto3.client(
    "s3",
    aws_access_key_id="AKIAQ3EGRNVX7B5TZLWC",
    aws_secret_access_key="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",
)
