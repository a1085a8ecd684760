using Kontor.Dialects.Weex.Wire;
using Kontor.Exchanges.Sockets;

namespace Kontor.Dialects.Weex.Sockets.Public;

/// <summary>
/// <c>SYM@depth15</c> and <c>SYM@depth200</c>: a picture, then what changes of it, at most twice a second. Each change begins with the very number
/// at which the one before ended; the numbers are those of the book that is asked for over HTTP.
/// </summary>
internal sealed class DepthTopic(PublicTopic topic, int levels)
    : DepthDeltaTopic(topic.Key, topic.Market.Tape, levels, topic.Clock, CadenceMs)
{
    private const int CadenceMs = 500;

    protected override ReadOnlyMemory<byte> Write(DepthPush push) => Write(topic, Levels, push);

    public static ReadOnlyMemory<byte> Write(PublicTopic topic, int levels, DepthPush push) =>
        topic.Push(
            push.IsSnapshot ? "depthSnapshot" : "depth",
            (push, levels),
            static (json, market, shown) =>
            {
                var (push, levels) = shown;
                json.WriteNumber("U"u8, push.PreviousUpdate);
                json.WriteNumber("u"u8, push.Update);
                json.WriteNumber("l"u8, levels);
                json.WriteString("d"u8, push.IsSnapshot ? "SNAPSHOT"u8 : "CHANGED"u8);
                LevelJson.Write(json, "b"u8, market, push.Bids.AsSpan());
                LevelJson.Write(json, "a"u8, market, push.Asks.AsSpan());
            }
        );
}
