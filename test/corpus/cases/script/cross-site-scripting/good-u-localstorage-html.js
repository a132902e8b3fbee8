function showProfile() {
  const bio = localStorage.getItem('bio');
  $('#bio').empty().append($('<p>').text(bio));
}
document.addEventListener('DOMContentLoaded', showProfile);
