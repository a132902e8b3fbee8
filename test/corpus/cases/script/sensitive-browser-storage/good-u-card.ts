export class Checkout {
  keep(form: { cardNumber: string; basketId: string }): void {
    sessionStorage.setItem('checkout.basket', form.basketId);
  }
}
