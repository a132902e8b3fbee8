'use server';
import { redirect } from 'next/navigation';
export async function signIn(formData: FormData) {
  await authenticate(formData);
  redirect(formData.get('callbackUrl') as string);
}
