function showProfile() {
  const bio = localStorage.getItem('bio');
  $('#bio').html('<p>' + bio + '</p>');
}
document.addEventListener('DOMContentLoaded', showProfile);
