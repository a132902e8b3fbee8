import Cookies from 'js-cookie';

export function rememberMe(form) {
  Cookies.set('user', form.user.value, { secure: true });
  Cookies.remove('password');
}
