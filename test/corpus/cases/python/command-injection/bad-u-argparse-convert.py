import argparse
import os


def convert(path, size):
    os.system("convert -resize %d %s out.png" % (size, path))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("path")
    parser.add_argument("--size", type=int, default=200)
    args = parser.parse_args()
    convert(args.path, args.size)


if __name__ == "__main__":
    main()
