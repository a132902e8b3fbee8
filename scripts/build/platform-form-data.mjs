/** Stands in for the package `form-data`, of which axios takes the class alone: Node has one of its own. */
export default FormData;
