/** Files that say something about the files beside them: the files of a Terraform module, and Compose files of a folder. */

/** Whether a file belongs to a module of Terraform, which is a folder: HCL, its JSON form, values for variables. */
export function isTerraform(file: string): boolean {
  return /\.(?:tf|tofu|tfvars)(?:\.json)?$/i.test(file);
}

/** `compose.yaml`, `docker-compose.prod.yml`. */
function isCompose(file: string): boolean {
  return /(?:^|[\\/])(?:docker-)?compose(?:[.-][\w.-]{1,40})?\.ya?ml$/i.test(file);
}

/** Whether what is found in a file depends on the files beside it. */
export function hasSiblings(file: string): boolean {
  return isTerraform(file) || isCompose(file);
}

/** Whether a file in the same folder is one of them. */
export function isSibling(file: string, other: string): boolean {
  return isTerraform(file) ? isTerraform(other) : isCompose(file) && isCompose(other);
}
