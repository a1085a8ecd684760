using Kontor.Catalog;
using Kontor.Dialects.XLayer.Verification;
using Kontor.Gate;
using Kontor.World.Chains;
using Kontor.World.Directory;

namespace Kontor.Dialects.XLayer.Plugin;

/// <summary>
/// <c>contract/verify-source-code-plugin/XLAYER</c>: verification as deployment tools ask for it, in the shape that Etherscan gave it. One path for
/// all actions; a key without a signature.
/// </summary>
internal sealed class PluginEndpoints(VerificationDesk desk)
{
    private const string Path = "contract/verify-source-code-plugin/XLAYER";
    private const string NotVerified = "Contract source code not verified";
    private const string AlreadyVerified = "Contract source code already verified";

    public void Map(RouteTable routes)
    {
        routes.Add(Create("GET", Permissions.Read, []));
        routes.Add(Create("POST", Permissions.Verify, ContractEndpoints.Tiers));
    }

    private Route Create(string method, Permissions needs, IReadOnlyList<string> tiers) =>
        new(method, $"{XLayerDialect.Prefix}/{Path}", Access.Keyed, Answer)
        {
            Needs = needs,
            Tiers = tiers,
            Service = Explorer.Service,
            Endpoint = $"xlayer/{Path}",
            Limits = Limits.PerKey,
        };

    private ValueTask<Refusal?> Answer(Call call)
    {
        var form = new PluginForm(call);
        if (form["module"] is not ("" or "contract"))
            return new(PluginEnvelope.Say(call, isGood: false, "Error! Missing Or invalid Module name"));
        return form["action"] switch
        {
            "verifysourcecode" => Verify(call, form),
            "checkverifystatus" => Check(call, form, VerificationKind.Source),
            "verifyproxycontract" => VerifyProxy(call, form),
            "checkproxyverification" => Check(call, form, VerificationKind.Proxy),
            "getsourcecode" => Describe(call, form),
            "getabi" => DescribeAbi(call, form),
            _ => new(PluginEnvelope.Say(call, isGood: false, "Error! Missing Or invalid Action name")),
        };
    }

    private async ValueTask<Refusal?> Verify(Call call, PluginForm form)
    {
        // Sources need the permission whichever way they come, and tools also send them in a query.
        if (call.Method != "POST")
            return Errors.MethodInvalid;
        var address = form.FirstOf("contractaddress", "contractAddress");
        if (!Address20.TryParse(address, out var contract))
            return Errors.ParameterError.With("contractaddress");
        if (PluginSource.Read(form, out var mistake) is not { } source)
            return mistake;
        var (refusal, job) = await desk.SubmitAsync(call, contract, source);
        return refusal is null
            ? PluginEnvelope.Say(call, isGood: true, job!.Guid)
            : await ExplainAsync(call, refusal, contract, VerificationKind.Source);
    }

    private async ValueTask<Refusal?> VerifyProxy(Call call, PluginForm form)
    {
        if (call.Method != "POST")
            return Errors.MethodInvalid;
        if (!Address20.TryParse(form["address"], out var proxy))
            return Errors.ParameterError.With("address");
        var wanted = form["expectedimplementation"];
        Address20? expected = null;
        if (wanted.Length > 0)
        {
            if (!Address20.TryParse(wanted, out var named))
                return Errors.ParameterError.With("expectedimplementation");
            expected = named;
        }
        var (refusal, job) = await desk.SubmitProxyAsync(call, proxy, expected);
        return refusal is null
            ? PluginEnvelope.Say(call, isGood: true, job!.Guid)
            : await ExplainAsync(call, refusal, proxy, VerificationKind.Proxy);
    }

    /// <summary>The tools know some refusals by their words.</summary>
    private async ValueTask<Refusal?> ExplainAsync(Call call, Refusal refusal, Address20 contract, VerificationKind kind)
    {
        if (refusal.Row == Errors.ClientOperationError)
            return PluginEnvelope.Say(call, isGood: false, $"Unable to locate ContractCode at {contract}");
        if (refusal.Row != Errors.DataExists)
            return refusal;
        var (unready, source, proxy) = await desk.DescribeAsync(call, contract);
        var known = kind == VerificationKind.Source ? source : proxy;
        return unready ?? PluginEnvelope.Say(call, isGood: false, known is null ? ContractEndpoints.Waiting : AlreadyVerified);
    }

    private async ValueTask<Refusal?> Check(Call call, PluginForm form, VerificationKind kind)
    {
        var (refusal, job) = await desk.FindAsync(call, form["guid"]);
        if (refusal is not null)
            return refusal;
        if (job is null || (job.Kind == VerificationKind.Proxy) != (kind == VerificationKind.Proxy))
            return Errors.ResourceParameterError.With("guid");
        if (kind == VerificationKind.Proxy && job.State != VerificationState.Pending)
            return PluginEnvelope.Say(call, job.State == VerificationState.Success, ContractEndpoints.ProxyText(job));
        return job.State switch
        {
            VerificationState.Success => PluginEnvelope.Say(call, isGood: true, "Pass - Verified"),
            VerificationState.Fail => PluginEnvelope.Say(call, isGood: false, "Fail - Unable to verify"),
            _ => PluginEnvelope.Say(call, isGood: false, ContractEndpoints.Waiting),
        };
    }

    private async ValueTask<Refusal?> Describe(Call call, PluginForm form)
    {
        if (!Address20.TryParse(form["address"], out var contract))
            return Errors.ParameterError.With("address");
        var (refusal, source, proxy) = await desk.DescribeAsync(call, contract);
        if (refusal is not null)
            return refusal;
        var json = PluginEnvelope.Begin(call, isGood: true);
        json.WriteStartArray();
        PluginFields.Write(json, source, proxy, NotVerified);
        json.WriteEndArray();
        return PluginEnvelope.End(call);
    }

    private async ValueTask<Refusal?> DescribeAbi(Call call, PluginForm form)
    {
        if (!Address20.TryParse(form["address"], out var contract))
            return Errors.ParameterError.With("address");
        var (refusal, source, _) = await desk.DescribeAsync(call, contract);
        return refusal ?? PluginEnvelope.Say(call, source is not null, source?.Facts?.Abi ?? NotVerified);
    }
}
