/** Which files a scan reads, by name. Documents of an editor: contract/scanned-documents.ts. */
import { detectConfigLanguage } from '../scanner/infrastructure/detect.ts';
import { detectLanguage } from '../scanner/languages.ts';
import type { Language } from '../scanner/model.ts';

/** Globs of what clients are asked to watch: what an import may lead to, and where findings may stand. */
export const watchedPatterns = [
  '**/*.{ts,mts,cts,tsx,js,mjs,cjs,jsx,py,pyi,pyw,yml,yaml,tf,tofu,tfvars}',
  '**/{Dockerfile,Containerfile}*',
  '**/.env*',
] as const;

/** Endings of files that hold no text, or none that anybody wrote: left out without being opened. */
const binaryEndings: ReadonlySet<string> = new Set(
  [
    'png jpg jpeg gif bmp ico icns webp avif heic tif tiff psd ai eps xcf raw svgz',
    'mp3 mp4 m4a m4v mov avi mkv webm ogg oga ogv wav flac aac wma wmv flv mpg mpeg',
    'zip gz tgz bz2 xz zst lz4 7z rar tar jar war ear apk aab ipa deb rpm dmg iso img cab msi vsix whl egg nupkg crate',
    'woff woff2 ttf otf eot pfb pfm',
    'exe dll so dylib a o obj lib pdb bin dat class pyc pyo pyd node wasm elc beam ko sys',
    'pdf doc docx xls xlsx ppt pptx odt ods odp epub mobi',
    'sqlite sqlite3 db mdb frm ibd parquet avro orc arrow feather h5 hdf5 npy npz pkl pickle pt pth onnx tflite safetensors gguf',
    'blend fbx glb stl 3ds dwg dxf mo gmo res nib tfplan lockb ds_store',
  ].flatMap((endings) => endings.split(' ')),
);

/** Language of a file by its name; undefined where it is known to hold no text. */
export function findLanguageOfPath(filePath: string): Language | undefined {
  const known = detectLanguage(filePath) ?? detectConfigLanguage(filePath);
  if (known !== undefined) return known;
  const ending = filePath.slice(filePath.lastIndexOf('.') + 1).toLowerCase();
  // Values for Terraform's variables: its grammar reads them, too.
  if (ending === 'tfvars') return 'terraform';
  return binaryEndings.has(ending) ? undefined : 'text';
}
