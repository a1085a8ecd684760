using System.Globalization;
using Kontor.Catalog;
using Kontor.Gate;
using Kontor.Gate.Replay;

namespace Kontor.Dialects.BitMart.Stages;

/// <summary>
/// A nonce in the body is an instant in seconds, near enough to the world's time, that the key has not used yet. It is remembered for as long
/// as it would be near enough. Stands after the signature, so that nobody can use up the nonces of a key that is not theirs. Without room to
/// remember, the request has to wait: forgetting early would let a replay pass.
/// </summary>
internal sealed class NonceIsFresh(string pathPrefix, GateMemory memory, int windowMs, RowChoice row, RowChoice full) : Stage
{
    private const long SecondsMax = Kontor.World.Bounds.InstantMaxMs / 1000;

    public override IEnumerable<ErrorRow> Rows => [.. row.Rows, .. full.Rows];

    public override Refusal? Check(Call call)
    {
        if (!call.Path.StartsWith(pathPrefix) || CallParameters.Of(call)["nonce"] is not { } text)
            return null;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > SecondsMax)
            return row.For(call);
        var nonceMs = seconds * 1000;
        if (Math.Abs(call.NowMs - nonceMs) > windowMs)
            return row.For(call);
        // The number and not its text: a zero in front makes no new nonce.
        Span<char> digits = stackalloc char[20];
        seconds.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
        return memory.Nonces.Remember(call.Key!.Record.Number, digits[..length], nonceMs + windowMs, call.NowMs) switch
        {
            ReplayVerdict.Fresh => null,
            ReplayVerdict.Seen => row.For(call),
            _ => full.For(call),
        };
    }
}
