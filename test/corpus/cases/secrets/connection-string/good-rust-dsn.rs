fn dsn(user: &str, password: &str, host: &str) -> String {
    format!("postgres://{user}:{password}@{host}/ledger")
}
const LOCAL: &str = "postgres://postgres:postgres@localhost:5432/postgres";
