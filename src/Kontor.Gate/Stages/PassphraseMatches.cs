using Kontor.Catalog;
using Kontor.Gate.Secrets;

namespace Kontor.Gate.Stages;

/// <summary>The passphrase is the one that was chosen with the key. A missing one is a wrong one where the contract has no row for it.</summary>
public sealed class PassphraseMatches(Credential credential, PassphraseHash hash, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        var (given, key) = (credential.Read(call), call.Key!);
        if (key.IsRememberedPassphrase(given))
            return null;
        if (!hash.Verify(given, key.Record.PassphraseHash.AsSpan()))
            return row.For(call);
        key.RememberPassphrase(given);
        return null;
    }
}
