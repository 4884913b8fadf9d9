# technique: network; layers: static,syscall; expect: refused
import smtplib
result = smtplib.SMTP("localhost")
