enum Secrets {
    static var github: String { Keychain.shared.read("github_token") ?? "" }
    static let placeholder = "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
}
