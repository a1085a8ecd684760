using Kontor.Catalog;
using Kontor.Gate.Replay;

namespace Kontor.Gate.Stages;

/// <summary>
/// The request was not seen before. What may be used once is the nonce, or the signature where no nonce was sent, for twice the receive window.
/// Neither nonce nor window is signed, so the pair of signature and nonce is remembered too, for as long as any window could accept it again:
/// otherwise a captured request would pass once more with a wider window. Stands after the signature, so that nobody can use up the nonces
/// of a key that is not theirs. When there is no room to remember, the request is refused: forgetting early would let a replay pass.
/// </summary>
public sealed class NotReplayed(ReplayMemory memory, Credential nonce, int receiveWindowMaxMs, RowChoice replayed, RowChoice full) : Stage
{
    public override IEnumerable<ErrorRow> Rows => [.. replayed.Rows, .. full.Rows];

    public override Refusal? Check(Call call)
    {
        call.NonceText = nonce.Read(call);
        var once = call.NonceText.Length > 0 ? call.NonceText : call.SignText;
        var verdict = memory.RememberBoth(
            call.Key!.Record.Number,
            ReplayItem.Nonce(once, call.TimestampMs + (2L * call.ReceiveWindowMs)),
            ReplayItem.Pair(call.SignText, call.NonceText, call.TimestampMs + receiveWindowMaxMs),
            call.NowMs
        );
        return verdict switch
        {
            ReplayVerdict.Fresh => null,
            ReplayVerdict.Seen => replayed.For(call),
            _ => full.For(call),
        };
    }
}
