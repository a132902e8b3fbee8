param([Parameter(Mandatory)][SecureString]$Password)
$token = Get-Secret -Name AcmeToken -AsPlainText
$apiKey = $env:ACME_API_KEY
$headers = @{ Authorization = "Bearer $token"; 'X-Api-Key' = $apiKey }
Write-Host "Password: $('*' * 8)"
