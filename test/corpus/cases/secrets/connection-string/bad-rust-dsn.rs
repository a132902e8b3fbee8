use sqlx::postgres::PgPoolOptions;

#[tokio::main]
async fn main() -> Result<(), sqlx::Error> {
    let pool = PgPoolOptions::new()
        .max_connections(5)
        .connect("postgres://ledger:«made:[A-Za-z0-9]{14}»@pg-3.acme.io/ledger")
        .await?;
    run(pool).await
}
