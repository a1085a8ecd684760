using Kontor.Gate.Keys;
using Kontor.Gate.Origin;

namespace Kontor.Gate.Sockets;

/// <summary>Who opens a connection, as the gate found out. Taken out of the call, which does not live as long.</summary>
internal readonly record struct SocketVisitor(RequestId Id, IpKey Ip, OpenKey? Key, CancellationToken Aborted);
