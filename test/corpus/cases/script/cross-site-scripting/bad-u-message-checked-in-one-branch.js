const partners = ['https://widgets.example'];

window.addEventListener('message', (event) => {
  const { data } = event;
  if (partners.includes(event.origin)) console.log('from a partner');
  document.querySelector('#widget').innerHTML = data.html;
});
