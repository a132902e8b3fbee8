export class Checkout {
  keep(form: { cardNumber: string; cvv: string }): void {
    sessionStorage.setItem('checkout.card', form.cardNumber);
  }
}
