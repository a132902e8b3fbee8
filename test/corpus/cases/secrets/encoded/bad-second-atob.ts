export const key = atob('«base64:«token:stripe-live-key»»');
