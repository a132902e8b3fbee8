import { useEffect } from 'react';
import { encrypt } from './vault';

export function Wallet({ mnemonic, pin }: { mnemonic: string; pin: string }) {
  useEffect(() => {
    void encrypt(mnemonic, pin).then((box) => window.localStorage.setItem('mnemonic', box));
  }, [mnemonic, pin]);
  return <p>Your wallet is ready.</p>;
}
