using Kontor.Catalog;
using Kontor.Gate.Secrets;

namespace Kontor.Gate.Stages;

/// <summary>The passphrase is the one that was chosen with the key. A missing one is a wrong one where the contract has no row for it.</summary>
public sealed class PassphraseMatches(Credential credential, PassphraseHash hash, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) =>
        hash.Verify(credential.Read(call), call.Key!.Record.PassphraseHash.AsSpan()) ? null : row.For(call);
}
