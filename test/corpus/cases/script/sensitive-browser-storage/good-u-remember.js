document.getElementById('login').addEventListener('submit', (event) => {
  const { user } = event.target.elements;
  localStorage.setItem('user', user.value);
  localStorage.setItem('passwordHintShown', 'yes');
});
