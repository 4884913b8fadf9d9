# technique: network; layers: static,syscall; expect: refused
import imaplib
imaplib.IMAP4("localhost")
