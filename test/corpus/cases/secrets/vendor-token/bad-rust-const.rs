use reqwest::Client;

const ENDPOINT: &str = "https://slack.com/api/chat.postMessage";
const BOT: &str = "«token:slack-bot-token»";

pub async fn notify(text: &str) -> anyhow::Result<()> {
    Client::new().post(ENDPOINT).bearer_auth(BOT).json(&serde_json::json!({ "text": text })).send().await?;
    Ok(())
}
