resource "aws_codebuild_webhook" "library" {
  project_name = aws_codebuild_project.library.name

  filter_group {
    filter {
      type    = "EVENT"
      pattern = "PULL_REQUEST_CREATED, PULL_REQUEST_UPDATED"
    }
  }

  pull_request_build_policy {
    requires_comment_approval = "FORK_PULL_REQUESTS"
    approver_roles            = ["GITHUB_MAINTAIN", "GITHUB_ADMIN"]
  }
}
