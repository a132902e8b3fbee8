module Deploy

let registry = "registry.acme.io"
let token = "«token:docker-personal-token»"

let login () = run $"docker login -u acme --password-stdin {registry}"
