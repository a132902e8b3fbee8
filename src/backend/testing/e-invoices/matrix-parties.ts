/** Sellers and buyers of each country, under numbers whose check digits are right. */
import type { Party } from '../../../domain/invoice-document.ts';
import type { MatrixCase } from './matrix-cases.ts';

interface Country {
  readonly vatId?: string;
  /** Scheme and number of the country's register of companies (ISO 6523). */
  readonly register?: readonly [scheme: string, id: string];
  /** Scheme of the electronic address that its parties register, and their id under it (EAS). */
  readonly eAddress: readonly [scheme: string, id: string];
  readonly town: readonly [postcode: string, city: string];
}

const countries: Readonly<Record<string, Country>> = {
  DE: { vatId: 'DE312449871', eAddress: ['9930', 'DE312449871'], town: ['20099', 'Hamburg'] },
  AT: { vatId: 'ATU13585627', eAddress: ['9914', 'ATU13585627'], town: ['1010', 'Wien'] },
  FR: {
    vatId: 'FR40303265045',
    register: ['0002', '303265045'],
    eAddress: ['0009', '30326504500014'],
    town: ['75008', 'Paris'],
  },
  IT: {
    vatId: 'IT00743110157',
    register: ['0211', 'IT00743110157'],
    eAddress: ['0211', 'IT00743110157'],
    town: ['20121', 'Milano'],
  },
  NL: {
    vatId: 'NL004495445B01',
    register: ['0106', '27375186'],
    eAddress: ['0106', '27375186'],
    town: ['1012 AB', 'Amsterdam'],
  },
  SE: {
    vatId: 'SE556012579001',
    register: ['0007', '5560125790'],
    eAddress: ['0007', '5560125790'],
    town: ['405 08', 'Göteborg'],
  },
  DK: {
    vatId: 'DK13585628',
    register: ['0184', '13585628'],
    eAddress: ['0184', '13585628'],
    town: ['8000', 'Aarhus'],
  },
  NO: {
    vatId: 'NO974760673MVA',
    register: ['0192', '974760673'],
    eAddress: ['0192', '974760673'],
    town: ['0484', 'Oslo'],
  },
  GR: { vatId: 'EL094259216', eAddress: ['9933', '094259216'], town: ['105 57', 'Athina'] },
  IS: {
    vatId: 'IS12345',
    register: ['0196', '4910080160'],
    eAddress: ['0196', '4910080160'],
    town: ['101', 'Reykjavík'],
  },
  CH: {
    vatId: 'CHE116281710MWST',
    register: ['0183', 'CHE116281710'],
    eAddress: ['0183', 'CHE116281710'],
    town: ['8001', 'Zürich'],
  },
  ES: { vatId: 'ESB58378431', eAddress: ['9920', 'ESB58378431'], town: ['28001', 'Madrid'] },
  PL: { vatId: 'PL5260250995', eAddress: ['9945', 'PL5260250995'], town: ['00-001', 'Warszawa'] },
  GB: { vatId: 'GB980780684', eAddress: ['9932', 'GB980780684'], town: ['EC1A 1BB', 'London'] },
  US: { eAddress: ['9959', '12-3456789'], town: ['10001', 'New York'] },
};

function countryOf(code: string): Country {
  const country = countries[code];
  if (country === undefined) throw new Error(`The matrix has no country ${code}.`);
  return country;
}

export function matrixSeller(told: MatrixCase): Party {
  const { vatId, town } = countryOf(told.sellerCountry);
  return {
    name: 'Mara Voss · Software',
    ...addressOf(town, 'fields'),
    countryCode: told.sellerCountry,
    ...(told.sellerNumber === 'tax' || vatId === undefined ? {} : { vatId }),
    ...(told.sellerNumber === 'vat' && vatId !== undefined ? {} : { taxNumber: '21/815/08151' }),
    ...registerOf(told.sellerCountry, told.register),
    ...eAddressOf(told.sellerCountry, told.addressScheme),
    ...(told.account === 'none' ? {} : { iban: 'DE02120300000000202051', bic: 'BYLADEM1001' }),
    ...contactOf(told.sellerContact),
  };
}

export function matrixBuyer(told: MatrixCase): Party {
  const countryCode = told.buyerCountry === 'home' ? told.sellerCountry : told.buyerCountry;
  const { vatId, town } = countryOf(countryCode);
  return {
    name: 'Nordwind & Söhne <Handel>',
    ...addressOf(town, told.buyerAddress),
    countryCode,
    ...(told.buyerNumber === 'none' || vatId === undefined ? {} : { vatId }),
    ...registerOf(countryCode, told.register),
    ...eAddressOf(countryCode, told.addressScheme),
    ...(told.addressScheme === 'none' ? {} : { email: 'ap@nordwind.example' }),
  };
}

function addressOf(
  [postcode, city]: Country['town'],
  kind: MatrixCase['buyerAddress'],
): Pick<Party, 'address' | 'addressLines'> {
  const street = 'Lange Reihe 14';
  const addressLines = kind === 'street' ? [street] : [street, `${postcode} ${city}`];
  const address = kind === 'fields' ? { street, postcode, city } : { street };
  return kind === 'lines' ? { addressLines } : { addressLines, address };
}

/** `foreign`: a D-U-N-S number. */
function registerOf(code: string, kind: MatrixCase['register']): Pick<Party, 'registration'> {
  const [scheme, id] = kind === 'foreign' ? ['0060', '123456789'] : (countryOf(code).register ?? []);
  if (kind === 'none' || id === undefined) return {};
  return { registration: { id, ...(scheme !== undefined && { scheme }) } };
}

function eAddressOf(code: string, kind: MatrixCase['addressScheme']): Pick<Party, 'eAddress'> {
  const [scheme, id] = countryOf(code).eAddress;
  switch (kind) {
    case 'registered':
      return { eAddress: { scheme, id } };
    case 'gln':
      return { eAddress: { scheme: '0088', id: '4000001123452' } };
    case 'wrong-gln':
      return { eAddress: { scheme: '0088', id: '4000001123453' } };
    default:
      return {};
  }
}

function contactOf(kind: MatrixCase['sellerContact']): Pick<Party, 'contact' | 'email'> {
  const email = 'mara@voss.example';
  switch (kind) {
    case 'whole':
      return { contact: { name: 'Mara Voss', phone: '+49 40 123456', email } };
    case 'email':
      return { email };
    case 'none':
      return {};
  }
}
