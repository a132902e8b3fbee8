use std::env;

pub fn token() -> String {
    env::var("SLACK_BOT_TOKEN").expect("SLACK_BOT_TOKEN must be set (xoxb-...)")
}

fn looks_like_token(text: &str) -> bool {
    text.starts_with("xoxb-") || text.starts_with("xoxp-")
}
