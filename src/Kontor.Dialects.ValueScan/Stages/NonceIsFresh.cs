using Kontor.Catalog;
using Kontor.Gate;
using Kontor.Gate.Replay;

namespace Kontor.Dialects.ValueScan.Stages;

/// <summary>
/// The key has not used this nonce yet. It is remembered for as long as its timestamp could be accepted again, and in any case for one window
/// from now. Stands after the signature, so that nobody can use up the nonces of a key that is not theirs. Without room to remember, the
/// stream has to wait: forgetting early would let a replay pass.
/// </summary>
internal sealed class NonceIsFresh(GateMemory memory, int windowMs, RowChoice replayed, RowChoice full) : Stage
{
    public override IEnumerable<ErrorRow> Rows => [.. replayed.Rows, .. full.Rows];

    public override Refusal? Check(Call call)
    {
        if (call.NonceText.Length == 0)
            return null;
        var expiresMs = Math.Max(call.TimestampMs, call.NowMs) + windowMs;
        return memory.Nonces.Remember(call.Key!.Record.Number, call.NonceText, expiresMs, call.NowMs) switch
        {
            ReplayVerdict.Fresh => null,
            ReplayVerdict.Seen => replayed.For(call),
            _ => full.For(call),
        };
    }
}
