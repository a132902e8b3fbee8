library(httr)

Sys.setenv(OPENAI_API_KEY = "«token:openai-project-key»")

ask <- function(prompt) {
  POST("https://api.openai.com/v1/completions", add_headers(Authorization = paste("Bearer", Sys.getenv("OPENAI_API_KEY"))))
}
