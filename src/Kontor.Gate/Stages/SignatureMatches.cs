using Kontor.Catalog;
using Kontor.Gate.Recording;
using Kontor.Gate.Signing;
using Kontor.World.Directory;

namespace Kontor.Gate.Stages;

/// <summary>
/// The signature is the one that the key's secret gives over the raw request. When it is not, the text that the server signed is kept for
/// the recorder, because "signature is wrong" alone has cost integrators days.
/// </summary>
/// <param name="scheme">Of the dialect. A route may have one of its own, and some contracts look for the route only afterwards.</param>
public sealed class SignatureMatches(SigningScheme scheme, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        var parts = new SignedParts(call);
        var signed = call.Route?.Scheme ?? scheme;
        if (signed.IsSignedBy(call.Key!, parts, call.SignText))
            return null;
        call.Evidence = SignatureEvidence.Of(call, signed);
        return row.For(call);
    }
}
