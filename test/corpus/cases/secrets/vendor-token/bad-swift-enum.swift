import Foundation

enum Secrets {
    static let environment = "production"
    static let github = "«token:github-personal-token»"

    static var headers: [String: String] { ["Accept": "application/json"] }
}
