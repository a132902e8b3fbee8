net use Z: \\files.acme.io\share /persistent:no
set PASSWORD=%1
docker build --secret id=token,src=token.txt .
curl -sSf -o out.zip https://acme.io/a.zip
