/** Whether a file belongs to a module of Terraform, which is a folder: HCL, its JSON form, values for variables. */
export function isTerraform(file: string): boolean {
  return /\.(?:tf|tofu|tfvars)(?:\.json)?$/i.test(file);
}
