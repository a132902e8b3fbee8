import logging

log = logging.getLogger("nlp")


def count(text, tokenizer):
    tokens = tokenizer.encode(text)
    log.info("prompt used %d tokens", len(tokens))
    return len(tokens)
