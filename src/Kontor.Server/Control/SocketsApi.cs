using Kontor.Gate;
using Kontor.Gate.Sockets;

namespace Kontor.Server.Control;

/// <summary>Who is connected, and how far behind.</summary>
internal static class SocketsApi
{
    public static void MapSockets(this RouteGroupBuilder control) =>
        control
            .MapGet("/sockets", (GateServices gate) => gate.SocketsOpen.All.Select(View.Of))
            .WithSummary("The open WebSocket connections, oldest first.");

    /// <param name="Topics">How many it has.</param>
    /// <param name="BytesWaiting">What was sent to it and has not gone out yet: a connection that does not keep up is cut off.</param>
    internal sealed record View(string Id, string Address, long? User, int Topics, long BytesWaiting)
    {
        public static View Of(SocketSession session) =>
            new($"{session.Id}", $"{session.Ip}", session.User?.Number, session.TopicCount, session.BytesWaiting);
    }
}
