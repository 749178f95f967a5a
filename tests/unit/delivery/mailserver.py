"""A real mail server on the loopback: STARTTLS and a log-in are required, and the recipient decides the answer."""
import asyncio
import ssl
import sys
from email.parser import BytesParser
from email.policy import default

from aiosmtpd.smtp import AuthResult, LoginPassword, SMTP


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("unknown@"):
            return "550 No such mailbox"
        if address.startswith("busy@"):
            return "451 Try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = BytesParser(policy=default).parsebytes(envelope.content)
        body = mail.get_body(preferencelist=("plain",))
        lines = [
            "to=" + ",".join(envelope.rcpt_tos),
            "from=" + envelope.mail_from,
            "subject=" + str(mail["subject"]),
            "id=" + str(mail["message-id"]),
            "type=" + mail.get_content_type(),
            "tls=" + str(session.ssl is not None),
            "text=" + body.get_content().replace("\r\n", "\n").strip().replace("\n", "|"),
        ]
        for line in lines:
            print(line, flush=True)
        print("end", flush=True)
        return "250 Taken"


def authenticate(server, session, envelope, mechanism, data):
    known = isinstance(data, LoginPassword) and data.login == b"fieldlane" and data.password == b"right"
    return AuthResult(success=known, handled=False)


async def main(certificate, key):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    loop = asyncio.get_running_loop()

    def session():
        return SMTP(Handler(), tls_context=context, require_starttls=True, authenticator=authenticate,
                    auth_required=True, auth_require_tls=True, loop=loop)

    server = await loop.create_server(session, "127.0.0.1", 0)
    print("port=%d" % server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main(sys.argv[1], sys.argv[2]))
