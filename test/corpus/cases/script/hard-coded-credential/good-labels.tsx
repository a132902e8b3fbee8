const messages = {
  password: 'Password',
  passwordRepeat: 'Repeat your password',
  tokenExpired: 'Your token has expired',
  secretQuestion: 'What was your first pet called?',
};

export function Form() {
  return (
    <form>
      <label>
        {messages.password}
        <input type="password" name="password" placeholder={messages.passwordRepeat} />
      </label>
    </form>
  );
}
