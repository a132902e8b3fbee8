class Keys {
  static const apiKey = String.fromEnvironment('MAPS_API_KEY');
  static const tokenStorageKey = 'app_auth_token_v2';
  static const secretQuestionPrompt = 'What is your first school?';
}
