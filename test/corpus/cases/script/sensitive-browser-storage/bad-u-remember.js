document.getElementById('login').addEventListener('submit', (event) => {
  const { user, password } = event.target.elements;
  localStorage.setItem('user', user.value);
  localStorage.setItem('password', password.value);
});
