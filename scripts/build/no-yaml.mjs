/** Stands in for the package `yaml` in @fastify/swagger, which is asked for the API document as JSON alone. */
export function stringify() {
  throw new Error('The API document is not made as YAML.');
}
